import { Link } from 'react-router';
import { PageTitle } from '@/components/ui/page-title';

export function NotFoundPage() {
  return (
    <>
      <PageTitle title="No such page" />
      <p>
        This address belongs to no page. <Link to="/desk">Back to the desk</Link>
      </p>
    </>
  );
}
